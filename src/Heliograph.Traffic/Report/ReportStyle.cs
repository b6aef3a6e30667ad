namespace Heliograph.Traffic.Report;

static class ReportStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--ink:light-dark(#1c1f23,#e6e8ea);--paper:light-dark(#fff,#16191c);--line:light-dark(#d9dde1,#363c42);--well:light-dark(#2f7dc1,#6fb1ea);--bad:light-dark(#c4342d,#f0827b)}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0}header,main{max-width:76rem;margin:auto;padding:1rem 1.25rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}a{color:var(--well)}nav a{margin-right:1rem}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
        #findings td:first-child,#findings td:nth-last-child(-n+2){white-space:nowrap}tr.high td:first-child{color:var(--bad);font-weight:600}code{font-size:.85em;opacity:.85}ul{margin:.2rem 0;padding-left:1.2rem}.row{margin:.15rem 0}.charts{display:flex;flex-wrap:wrap;gap:2rem}figure{margin:0}
        .scroll{overflow-x:auto}svg text{fill:var(--ink);font-size:12px}.map rect{fill:var(--paper);stroke:var(--line)}.map g text{text-anchor:middle}.map path{fill:none;stroke:var(--well);opacity:.8}.map path.failing{stroke:var(--bad)}
        .bars .label{text-anchor:end}.bars rect.well{fill:var(--well)}.bars rect.failing{fill:var(--bad)}
        """;
}
