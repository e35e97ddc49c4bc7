/**
 * All lexers that Rouge 3.30 registers: a line for each, its tag and then its other names. They are case-sensitive, as in
 * Rouge. A language that is not here is unknown to Rouge, so that kramdown prints its code without highlighting.
 */
const NAMES = `
abap
actionscript as as3
ada
apache
apex
markdown md mkd
apiblueprint apib
applescript
armasm
augeas aug
awk
batchfile bat batch dosbatch winbatch
bbcbasic
bibtex bib
xml
biml
bpf
brainfuck
brightscript bs brs
bsl
c
ceylon
cfscript cfc
clean
clojure clj cljs
cmake
cmhg
coffeescript coffee coffee-script
common_lisp cl common-lisp elisp emacs-lisp lisp
conf config configuration
console terminal shell_session shell-session
coq
cpp c++
crystal cr
csharp c# cs
css
csvs
cuda
cypher
python py
cython pyx pyrex
d dlang
dafny
dart
datastudio
diff patch udiff
yaml yml
digdag
docker dockerfile Dockerfile
dot
ecl
eex leex heex
eiffel
elixir exs
elm
email eml e-mail
epp
erb eruby rhtml
erlang erl
escape esc
factor
fluent ftl
fortran
freefem ff
fsharp
gdscript gd
ghc-cmm cmm
ghc-core
gherkin cucumber behat
glsl
go golang
groovy
gradle
graphql
php php3 php4 php5
hack hh
haml HAML
handlebars hbs mustache
haskell hs
haxe hx
hcl
hlsl
json
hocon
sql
hql
html
http
hylang hy
idlang
idris idr
igorpro
ini
io
irb pry
ruby rb
irb_output
isabelle isa Isabelle
isbl
j
janet jdn
java
javascript js
jinja django
jsl
json-doc jsonc
jsonnet
jsp
jsx react
julia jl
kotlin
lasso lassoscript
lean
liquid
literate_coffeescript litcoffee
literate_haskell lithaskell lhaskell lhs
livescript ls
llvm
lua
lustre
lutin
m68k
magik
make makefile mf gnumake bsdmake
mason
mathematica wl
matlab m
meson
minizinc
moonscript moon
mosel
msgtrans
mxml
nasm
nesasm nes
nginx
nial
nim nimrod
nix nixos
objective_c objc obj-c obj_c objectivec
objective_cpp objcpp obj-cpp obj_cpp objectivecpp objc++ obj-c++ obj_c++ objectivec++
ocaml
ocl OCL
openedge
opentype_feature_file fea opentype opentypefeature
pascal
perl pl
plaintext text
plist
plsql
pony
postscript postscr ps eps
powershell posh microsoftshell msshell
praat
prolog
prometheus
properties
protobuf proto
puppet pp
q kdb+
qml
r R s S
racket
reasonml
rego
rescript
robot_framework robot robot-framework
rust rs rust,no_run rs,no_run rust,ignore rs,ignore rust,should_panic rs,should_panic
sas
sass
scala
scheme
scss
sed
shell bash zsh ksh sh
sieve
slice
slim
smalltalk st squeak
smarty
sml ml
solidity
sparql
sqf
ssh
stan
stata
supercollider
swift
systemd unit-file
syzlang
syzprog
tap
tcl
terraform tf
tex TeX LaTeX latex
toml
tsx
ttcn3
tulip
turtle
twig
typescript ts
vala
vcl varnishconf varnish
vb visualbasic
velocity
verilog
vhdl
viml vim vimscript ex
vue vuejs
wollok
xojo realbasic
xpath
xquery
yang
zig zir
`;

const NAMED: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap(line => {
      const names = line.split(' ');
      return names.map((name): [string, string] => [name, names[0] ?? name]);
    }),
);

/** The tag of the lexer that Rouge finds by this name or alias. */
export function tagOf(name: string): string | undefined {
  return NAMED.get(name);
}

/** Every name and alias with its lexer's tag. */
export function lexerNames(): ReadonlyMap<string, string> {
  return NAMED;
}
