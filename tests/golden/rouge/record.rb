# Records what Rouge prints for the samples: ruby tests/golden/rouge/record.rb
# A sample's language is its file's name up to the first dot.
require "json"
require "rouge"

folder = __dir__
recorded = Dir[File.join(folder, "samples", "*.txt")].sort.to_h do |path|
  code = File.read(path)
  lexer = Rouge::Lexer.find_fancy(File.basename(path)[/\A[^.]+/], code)
  [File.basename(path), Rouge::Formatters::HTML.new.format(lexer.lex(code))]
end
File.write(File.join(folder, "recorded.json"), JSON.pretty_generate({ rouge: Rouge.version, samples: recorded }) + "\n")
