# Records how Ruby's Psych reads generated YAML, for tests/unit/shared/site/yaml.test.ts.
#
#   ruby tests/golden/record-yaml.rb > tests/golden/yaml/psych.ndjson
#
# Each line is [text, value], the value as nested arrays that begin with the kind: ["map", [key, value], ...], ["int", "1"],
# ["time", epoch, offset] ..., or ["ERR", message] where Psych refuses the text. The texts are the same on every run.

require "date"
require "json"
require "psych"
require "time"

ENV["TZ"] = "UTC"
srand(11)

SCALARS = <<~LIST.split("\n")
  yes
  no
  On
  off
  TRUE
  tRuE
  null
  Null
  ~
  y
  n
  0
  -1
  +1
  017
  0o17
  08
  0x1F
  0b101
  1_000
  1,000
  1.5
  .5
  1.
  -.5
  1e5
  1e+5
  1.5e-3
  12:30
  1:2:3
  190:20:30.15
  1:60
  .inf
  -.inf
  .NaN
  2020-01-01
  2020-1-1
  2020-13-01
  2020-02-30
  20200101
  2020-01-01 10:00:00
  2020-01-01 10:00:00 +0100
  2020-01-01T10:00:00Z
  2020-01-01 10:00:00.5
  2020-01-01 10:00
  2020-01-01 25:00:00
  1.2.3
  -a
  a:b
  http://x.y/z?a=b#f
  :a
  a: b
  a #c
  it's
  "a\\nb"
  "\\u00e9"
  "\\q"
  'a''b'
  "abc
  'abc
  [a, b, 'c d', "e"]
  [a, [b, c], {d: e}]
  [a,
  [,]
  [a,,b]
  [? a]
  [: a]
  ["a":b]
  {a: 1, b: [x, y], 'c': ~}
  {a, b: c}
  {a:1}
  &x y
  *x
  !!str 12
  !!float 1
  !ruby/object:Foo {}
  !foo bar
  @a
  %a
  `a
  #a
  - a
  ? a
  |
  >
  12345678901234567890
  -- x
  … é
  <b>x</b>
  50% off
LIST
KEYS = ["title", "date", "a", "b", "1", "yes", '"q"', "'q'", "<<", "two words", "é"].freeze

def scalar = SCALARS.sample
def key = KEYS.sample

def block(indent, depth)
  pad = " " * indent
  sequence = rand(10) > 6
  (1..rand(1..4)).map { sequence ? item(pad, indent, depth) : pair(pad, indent, depth) }.join
end

def inner(indent, depth, least)
  depth.zero? ? "#{" " * indent}  #{scalar}\n" : block(indent + rand(least..3), depth - 1)
end

def item(pad, indent, depth)
  case rand(8)
  when 0..3 then "#{pad}- #{scalar}\n"
  when 4 then "#{pad}- #{key}: #{scalar}\n#{pad}  #{key}: #{scalar}\n"
  when 5 then "#{pad}-\n#{inner(indent, depth, 1)}"
  when 6 then "#{pad}- - #{scalar}\n#{pad}  - #{scalar}\n"
  else "#{pad}- #{key}:\n#{inner(indent, depth, 2)}"
  end
end

def pair(pad, indent, depth)
  case rand(18)
  when 0..5 then "#{pad}#{key}: #{scalar}\n"
  when 6 then "#{pad}#{key}:\n"
  when 7 then "#{pad}#{key}:\n#{inner(indent, depth, 0)}"
  when 8 then "#{pad}#{key}:\n#{pad}#{["", "  "].sample}- #{scalar}\n"
  when 9 then "#{pad}#{key}: #{%w(| > |- >- |+ >+ |2).sample}\n" + Array.new(3) { "#{pad}#{["  ", "   ", ""].sample}#{["foo", "", " x"].sample}\n" }.join
  when 10 then "#{pad}#{key}: \"foo\n#{["", "  ", "\n"].sample}bar\"\n"
  when 11 then "#{pad}#{key}: 'foo\n#{["", "  "].sample}bar'\n"
  when 12 then "#{pad}#{key}: foo\n#{["", "  ", "\t"].sample}bar\n"
  when 13 then "#{pad}#{key}: &anc\n#{pad}  x: #{scalar}\n#{pad}#{key}: *anc\n"
  when 14 then "#{pad}#{key}: &anc {z: 1}\n#{pad}<<: *anc\n"
  when 15 then "#{pad}#{key}: #{scalar} # comment\n"
  when 16 then ["\n", "#{pad}# comment\n", "#{pad}bad line\n", "---\n", "...\n"].sample
  else "#{pad}? #{scalar}\n#{pad}: #{scalar}\n"
  end
end

def dump(value)
  case value
  when nil then ["nil"]
  when true, false then ["bool", value]
  when Integer then ["int", value.to_s]
  when Float then ["float", value.to_s]
  when String then ["str", value]
  when Time then ["time", value.to_f, value.utc_offset]
  when Date then ["date", value.year, value.month, value.day]
  when Array then ["arr", *value.map { |inner| dump(inner) }]
  when Hash then ["map", *value.map { |name, inner| [dump(name), dump(inner)] }]
  end
end

def read(text)
  dump(Psych.safe_load(text, permitted_classes: [Date, Time], aliases: true))
rescue Psych::Exception, ArgumentError => e
  ["ERR", e.message]
end

texts = SCALARS.flat_map { |one| ["k: #{one}\n", "- #{one}\n", "[#{one}, z]\n", "{k: #{one}}\n"] }
900.times { texts << block(0, 2) }
# Tags and directives.
texts.push(
  "a: !\"b\"\n", "a: !x,y z\n", "a: !x[1] z\n", "a: !é z\n", "a: !<x z\n", "a: ! z\n", "a: !! z\n", "a: !x!y z\n", "a: !%41 z\n",
  "a: !%zz z\n", "[!x, y]\n", "%TAG !e! tag:e:\n---\na: !e!x 1\n", "%YAML 1.1\n---\na: 1\n", "%YAML 2.0\n---\na: 1\n", "%x\n",
  "a: 1\n%x\nb: 2\n", "a: 1\n%YAML 1.1\n---\nb: 2\n",
)
texts.uniq.each { |text| puts JSON.generate([text, read(text)]) }
