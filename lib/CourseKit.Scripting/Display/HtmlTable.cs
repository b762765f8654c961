using System.Globalization;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>
/// Writes a table. A long one is shown by pages and a click on a column's head sorts it, by a few lines of script that come with it
/// and ask nobody; where no scripts run it is a plain table that says how much it leaves out.
/// </summary>
/// <param name="html">Where to.</param>
/// <param name="cell">Writes what is in a cell.</param>
internal sealed class HtmlTable(StringBuilder html, Action<object?> cell)
{
    private const string Script = """
        (function(){var t=document.getElementById("ID");if(!t||!t.tHead)return;var b=t.tBodies[0],n=PAGE,p=0,f=t.parentNode.querySelector(".ck-pager");
        function rows(){return Array.prototype.slice.call(b.rows)}
        function show(){var r=rows();r.forEach(function(x,i){x.style.display=i>=p*n&&i<p*n+n?"":"none"});
        if(!f||r.length<=n)return;f.textContent="";var m=Math.ceil(r.length/n);
        [["\u2039",p-1],["\u203a",p+1]].forEach(function(a,i){var k=document.createElement("button");k.textContent=a[0];k.disabled=a[1]<0||a[1]>=m;
        k.onclick=function(){p=a[1];show()};f.appendChild(k);if(!i)f.appendChild(document.createTextNode(" "+(p*n+1)+"\u2013"+Math.min(r.length,p*n+n)+" of "+r.length+(f.dataset.more||"")+" "))})}
        Array.prototype.forEach.call(t.tHead.rows[0].cells,function(h,c){var up=false;h.style.cursor="pointer";h.title="sort";h.onclick=function(){up=!up;
        rows().sort(function(a,d){var x=a.cells[c].textContent,y=d.cells[c].textContent,u=parseFloat(x),v=parseFloat(y),
        s=!isNaN(u)&&!isNaN(v)?u-v:x.localeCompare(y);return up?s:-s}).forEach(function(r){b.appendChild(r)});p=0;show()}});show()})()
        """;

    /// <summary>Rows under a head.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Values by column.</param>
    /// <param name="isPaged">Whether rows beyond the first page are hidden until they are asked for.</param>
    /// <param name="isSortable">Whether a click on a head sorts.</param>
    public void Rows(IReadOnlyList<string> header, IEnumerable<IEnumerable<object?>> rows, bool isPaged, bool isSortable)
    {
        string id = "ck" + Guid.NewGuid().ToString("N")[..10];
        if (isSortable)
            html.Append("<div>");
        html.Append(isSortable ? $"<table id=\"{id}\">" : "<table>").Append("<thead><tr>");
        foreach (var name in header)
            html.Append("<th>").Append(SafeText.Html(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        int limit = isPaged ? DisplayLimits.PagedRows : DisplayLimits.Rows;
        int count = 0;
        bool hasMore = false;
        foreach (var row in rows)
        {
            if (hasMore = count == limit || html.Length > DisplayLimits.Structure)
                break;
            html.Append(isPaged && count >= DisplayLimits.Page ? "<tr style=\"display:none\">" : "<tr>");
            Cells(row, DisplayLimits.Columns);
            html.Append("</tr>");
            count++;
        }
        if (hasMore && !isPaged)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{header.Count}\">...</td></tr>");
        html.Append("</tbody></table>");
        if (isPaged)
        {
            string all = hasMore ? "more than " : "";
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"ck-pager\"{(hasMore ? " data-more=\" and more\"" : "")}>the first {DisplayLimits.Page} of {all}{count} rows</div>");
        }
        if (isSortable)
        {
            string script = Script.Replace("ID", id, StringComparison.Ordinal).Replace("PAGE", isPaged ? DisplayLimits.Page.ToString(CultureInfo.InvariantCulture) : "1e9", StringComparison.Ordinal);
            html.Append("<script>").Append(script).Append("</script></div>");
        }
    }

    /// <summary>Rows without a head.</summary>
    public void Matrix(IEnumerable<IEnumerable<object?>> rows)
    {
        html.Append("<table><tbody>");
        int count = 0;
        foreach (var row in rows)
        {
            if (count++ == DisplayLimits.Rows || html.Length > DisplayLimits.Structure)
            {
                html.Append("<tr><td>...</td></tr>");
                break;
            }
            html.Append("<tr>");
            Cells(row, DisplayLimits.Items);
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }

    private void Cells(IEnumerable<object?> row, int limit)
    {
        int column = 0;
        foreach (var value in row)
        {
            if (column == limit)
            {
                html.Append("<td>...</td>");
                return;
            }
            bool isNumber = value is not (null or string or bool or char) && (value.GetType().IsPrimitive || value is decimal or Half);
            html.Append(isNumber ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">");
            cell(value);
            column++;
            html.Append("</td>");
        }
    }
}
