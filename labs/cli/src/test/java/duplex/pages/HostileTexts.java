package duplex.pages;

import java.util.List;

/** Texts that would run, tear the page or break a protocol, if anybody took them for more than text. */
final class HostileTexts {

    /** Each calls {@code hit()} if it runs. */
    static final List<String> ALL = List.of(
            // script elements
            "<script>hit()</script>",
            "</script><script>hit()</script>",
            "<SCRIPT>hit()</SCRIPT>",
            "<script src=data:text/javascript,hit()></script>",
            "<script type=module>hit()</script>",
            "<scr<script>ipt>hit()</scr</script>ipt>",
            "<script/x>hit()</script>",
            "<script\n>hit()</script\n>",
            "<<script>hit()//<</script>",
            "<noscript><p title=\"</noscript><script>hit()</script>\">",
            // handlers on elements
            "<img src=x onerror=hit()>",
            "<img src=x onerror=\"hit()\">",
            "<IMG SRC=x ONERROR=hit()>",
            "<img/src=x/onerror=hit()>",
            "<img src=x onerror\n=\nhit()>",
            "<img src=`x` onerror=`hit()`>",
            "<body onload=hit()>",
            "<svg onload=hit()>",
            "<details open ontoggle=hit()>x</details>",
            "<input autofocus onfocus=hit()>",
            "<select autofocus onfocus=hit()>",
            "<video><source onerror=hit()></video>",
            "<audio src=x onerror=hit()>",
            "<marquee onstart=hit()>x</marquee>",
            "<p style=animation-name:x onanimationstart=hit()>",
            "<a href=# onclick=hit()>x</a>",
            "<div onpointerover=hit()>x</div>",
            // addresses
            "<a href=javascript:hit()>x</a>",
            "<a href=\"java\tscript:hit()\">x</a>",
            "<iframe src=javascript:hit()></iframe>",
            "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
            "<object data=javascript:hit()></object>",
            "<embed src=javascript:hit()>",
            "<form action=javascript:hit()><button>x</button></form>",
            "<button formaction=javascript:hit()>x</button>",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=\"0;url=javascript:hit()\">",
            "<link rel=stylesheet href=data:text/css,*{display:none}>",
            "javascript:hit()",
            "data:text/html,<script>hit()</script>",
            // SVG, MathML, styles
            "<svg><script>hit()</script></svg>",
            "<svg><animate onbegin=hit() attributeName=x>",
            "<svg><a xlink:href=javascript:hit()><text y=9>x</text></a></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
            "<style>*{background:url(javascript:hit())}</style>",
            "<style>@import 'javascript:hit()';</style>",
            // out of an attribute, a title, a comment, a template
            "\"><img src=x onerror=hit()>",
            "'><img src=x onerror=hit()>",
            "\" onfocus=hit() autofocus x=\"",
            "' onfocus=hit() autofocus x='",
            "</textarea><img src=x onerror=hit()>",
            "</title><img src=x onerror=hit()>",
            "--><img src=x onerror=hit()>",
            "]]><img src=x onerror=hit()>",
            "${hit()}",
            "{{constructor.constructor('hit()')()}}",
            "#{hit()}",
            "<%= hit() %>",
            // out of JSON and out of a script's string
            "\"});hit();//",
            "\\\"});hit();//",
            "';hit();//",
            "`;hit();//",
            "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
            "{\"kind\":\"resync\",\"cursor\":\"x\",\"reason\":\"<script>hit()</script>\"}",
            "__proto__",
            "{\"__proto__\":{\"kind\":\"announcement\"}}",
            // out of an event stream, a header section, a packet
            "x\n\nevent: resync\ndata: {}\n\n",
            "x\r\nid: k3f9.1\r\n\r\n<script>hit()</script>",
            "42[\"message\",{\"text\":\"<script>hit()</script>\"}]",
            "a\u001e42[\"message\"]",
            // entities, broken encodings, characters that hide or turn
            "&lt;script&gt;hit()&lt;/script&gt;",
            "&#60;script&#62;hit()&#60;/script&#62;",
            "%3Cscript%3Ehit()%3C/script%3E",
            "+ADw-script+AD4-hit()+ADw-/script+AD4-",
            "\u00c0\u00bcscript\u00c0\u00behit()",
            "\uff1cscript\uff1ehit()\uff1c/script\uff1e",
            "<img src=x\u2028onerror=hit()>",
            "a\u2028b\u2029c\u0085d",
            "\u202Etxet desrever\u202C <b>",
            "\u200B\uFEFF<script>hit()</script>",
            "a\u0000<script\u0000>hit()</script>",
            "\u001B[31mred\u001B[0m\u0007\b",
            "e\u0301\u0301\u0301\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67");

    private HostileTexts() {}
}
