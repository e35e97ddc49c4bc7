# Records what the real kramdown makes of the texts in this folder, with Jekyll's defaults and each case's own options:
#   ruby tests/golden/kramdown/record.rb
# Each *.json file is a list of cases: {name, text, options (of `kramdown:` in _config.yml), html}; html is written here.
require "jekyll"
require "json"

Jekyll.logger.log_level = :error

def convert(text, options)
  config = Jekyll::Utils.deep_merge_hashes(Jekyll::Configuration::DEFAULTS, "kramdown" => options)
  Jekyll::Converters::Markdown::KramdownParser.new(JSON.parse(JSON.generate(config))).convert(text)
end

Dir[File.join(__dir__, "*.json")].sort.each do |path|
  cases = JSON.parse(File.read(path))
  cases.each { |entry| entry["html"] = convert(entry["text"], entry["options"] || {}) }
  File.write(path, JSON.pretty_generate(cases) + "\n")
end
