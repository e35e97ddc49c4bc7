# Records what the real Jekyll publishes of the fixture sites, for tests/golden/sites.test.ts.
#
#   ruby tests/golden/record-sites.rb [NAME...]
#
# Needs Debian's packages: jekyll ruby-jekyll-feed ruby-jekyll-seo-tag ruby-jekyll-sitemap ruby-jekyll-paginate
# ruby-jekyll-include-cache ruby-jekyll-toc ruby-jekyll-archives ruby-jekyll-redirect-from ruby-jekyll-relative-links
# ruby-jekyll-optional-front-matter ruby-jekyll-titles-from-headings ruby-jekyll-mentions ruby-jekyll-default-layout
# ruby-jekyll-readme-index ruby-jekyll-paginate-v2 ruby-jekyll-avatar. Each case of sites/cases.json gives sites/NAME.ndjson: a line for each document and page that
# Jekyll writes, with its converted body and its page. Time is fixed, so a second run gives the same bytes.

require "fileutils"
require "json"
require "tmpdir"

HERE = __dir__
FIXTURES = File.expand_path("../fixtures/sites", HERE)
CASES = JSON.parse(File.read(File.join(HERE, "sites/cases.json")))

def record(name, options)
  Dir.mktmpdir do |work|
    FileUtils.cp_r("#{FIXTURES}/#{options["site"]}/.", work)
    FileUtils.rm_rf(%w(_site .jekyll-cache Gemfile).map { |entry| File.join(work, entry) })
    Dir.glob(File.join(work, "**/*"), File::FNM_DOTMATCH).each { |file| File.utime(1_700_000_000, 1_700_000_000, file) }
    pid = fork do
      ENV["TZ"] = options.fetch("zone", "UTC")
      ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
      Dir.chdir(work)
      require "jekyll"
      Jekyll.logger.log_level = :error
      build(name, options, work)
    end
    Process.wait(pid)
    abort("#{name} failed") unless $?.success?
  end
end

def build(name, options, work)
  bodies = {}
  recorder = Module.new do
    define_method(:convert) do |content|
      super(content).tap { |body| bodies[[document.relative_path, document.url]] ||= body.dup unless document.is_a?(Jekyll::Excerpt) }
    end
  end
  Jekyll::Renderer.prepend(recorder)
  configs = options.fetch("configs", ["_config.yml"]).map { |config| File.join(work, config) }
  given = { "source" => work, "destination" => File.join(work, "_built"), "config" => configs, "quiet" => true }
  site = Jekyll::Site.new(Jekyll.configuration(given.merge(options.fetch("overrides", {}))))
  site.process
  items = site.docs_to_write.select { |item| item.respond_to?(:output) } + site.pages
  lines = items.map do |item|
    url = item.url
    JSON.generate("path" => item.relative_path, "url" => url, "dest" => item.destination(site.dest).delete_prefix("#{site.dest}/"),
                  "body" => bodies[[item.relative_path, url]], "page" => item.output)
  end
  statics = site.static_files_to_write.map { |file| file.destination(site.dest).delete_prefix("#{site.dest}/") }
  lines << JSON.generate("copied" => statics.sort)
  File.write(File.join(HERE, "sites/#{name}.ndjson"), lines.join("\n") << "\n")
  puts "#{name}: #{lines.size - 1} pages, #{statics.size} files"
end

names = ARGV.empty? ? CASES.keys : ARGV
names.each { |name| record(name, CASES.fetch(name)) }
