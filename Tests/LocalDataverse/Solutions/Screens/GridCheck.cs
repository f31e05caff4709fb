using System.Xml.Linq;

namespace LocalDataverse.Solutions.Screens;

/// <summary>Refuses the parameters of a grid, chart or web resource on a form or dashboard that lead nowhere.</summary>
internal static class GridCheck
{
    public static void Require(XElement parameters, ScreenReferences references)
    {
        var where = $"control '{parameters.Parent!.Attribute("id")?.Value}'";
        var table = parameters.Text("TargetEntityType") is { } name ? references.Table(name, where) : null;
        if (parameters.Text("RelationshipName") is { } relationship)
        {
            references.Relationship(relationship, where);
        }

        var ids = new[] { parameters.Text("ViewId") }.Concat((parameters.Text("ViewIds") ?? "").Split(','))
            .OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0 && !IsEmpty(v));
        foreach (var view in ids.Select(id => references.View(id, where)))
        {
            if (table is not null && view.Table != table.LogicalName)
            {
                throw references.Refused($"{where} shows '{table.LogicalName}' rows by the view {view.Id}, which is one of '{view.Table}'");
            }
        }

        if (parameters.Text("VisualizationId") is { } chart && !IsEmpty(chart))
        {
            references.Chart(chart, where);
        }

        if (parameters.Text("Url") is { } url && parameters.Element("WebResourceId") is not null)
        {
            references.WebResource(url, where);
        }
    }

    private static bool IsEmpty(string id) => Guid.TryParse(id, out var guid) && guid == Guid.Empty;
}
