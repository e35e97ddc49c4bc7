# Records what Jekyll's Liquid makes of the templates in this folder's filters.json, liquid.json and tags.json:
#   ruby tests/golden/liquid/record.rb
# Each file has `data` (the payload; how Ruby's values are written: tests/unit/shared/render/liquid/kit.ts), `files` of the site, and
# cases {template, mode?, strict?, zone?}; output, warnings, errors and refused are written here. The site's posts and time, and what
# stands for Markdown and highlighting, are those of that kit.

require "fileutils"
require "jekyll"
require "json"
require "tmpdir"

Jekyll.logger.log_level = :error
NOW = Time.at(1_606_111_989).utc
class << Time
  def now(...) = NOW.getlocal
end

# What the kit's host makes of text and code.
module Stand
  Text = Struct.new(:pattern) { def convert(text) = format(pattern, text) }
  MARKDOWN = Text.new("<p>%s</p>\n")
  SMARTY = Text.new("%s")
end

SITE = {
  "_config.yml" => "url: https://Example.com\nbaseurl: /blog\nfuture: true\n",
  "_posts/2020-01-01-hello.md" => "---\n---\n", "_posts/sub/2020-02-02-in-sub.md" => "---\n---\n",
  "_posts/2021-05-06-other.name.md" => "---\n---\n", "docs/page.md" => "---\n---\n", "docs/file.txt" => "x",
}.freeze

def decode(value)
  return value.map { |item| decode(item) } if value.is_a?(Array)
  return value unless value.is_a?(Hash)
  return value.transform_values { |item| decode(item) } unless value.size == 1 && value.keys[0].start_with?("$")

  body = value.values[0]
  case value.keys[0]
  when "$f" then { "nan" => Float::NAN, "inf" => Float::INFINITY }.fetch(body) { body.to_f }
  when "$i" then body.to_i
  when "$s" then body.to_sym
  when "$r" then Range.new(*body)
  when "$d" then Date.new(*body)
  when "$h" then body.to_h { |key, item| [decode(key), decode(item)] }
  when "$t"
    time = Time.at(body[0] / 1000, body[0] % 1000, :millisecond)
    body[1].nil? ? time : (body[1] == "utc" ? time.utc : time.localtime(body[1]))
  end
end

def open_site(folder, files)
  SITE.merge(files).each do |path, text|
    FileUtils.mkdir_p(File.dirname(File.join(folder, path)))
    File.write(File.join(folder, path), text)
  end
  site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "destination" => "#{folder}/_site", "quiet" => true))
  site.read
  converters = { Jekyll::Converters::Markdown => Stand::MARKDOWN, Jekyll::Converters::SmartyPants => Stand::SMARTY }
  found = site.method(:find_converter_instance)
  site.define_singleton_method(:find_converter_instance) { |kind| converters[kind] || found.call(kind) }
  site
end

def message(error, folder)
  text = error.is_a?(Liquid::InternalError) ? "internal" : error.to_s(false)
  text.gsub("#{folder}/", "")
end

def render(entry, site, data)
  ENV["TZ"] = entry["zone"] || "UTC"
  Liquid::Template.error_mode = (entry["mode"] || "warn").to_sym
  site.liquid_renderer.reset
  site.inclusions.clear
  template = Liquid::Template.parse(entry["template"], :line_numbers => true)
  strict = entry["strict"] == true
  output = template.render(decode(data), :registers => { :site => site, :page => {} }, :strict_variables => strict, :strict_filters => strict)
  { "output" => output, "warnings" => template.warnings.map { |one| one.to_s(false) },
    "errors" => template.errors.map { |one| [one.line_number || 1, message(one, site.source)] } }
rescue Liquid::SyntaxError => e
  { "refused" => e.to_s(false) }
rescue StandardError, SyntaxError, SystemStackError
  { "refused" => true }
end

%w(filters liquid tags).each do |name|
  path = File.join(__dir__, "#{name}.json")
  recorded = JSON.parse(File.read(path))
  Dir.mktmpdir do |folder|
    site = open_site(folder, recorded["files"])
    cases = recorded["cases"].map do |entry|
      given = entry.slice("template", "mode", "strict", "zone")
      given.merge(render(entry, site, recorded["data"]).reject { |_, value| value == [] })
    end
    lines = %w(data files).map { |key| "  #{JSON.generate(key)}: #{JSON.generate(recorded[key])},\n" }
    File.write(path, "{\n#{lines.join}  \"cases\": [\n#{cases.map { |one| "    #{JSON.generate(one)}" }.join(",\n")}\n  ]\n}\n")
  end
end
