using LocalDataverse.Metadata;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions.Screens;

/// <summary>How lists and refusals name what people look at: by its English name and id.</summary>
internal static class ScreenNames
{
    public static string Of(Form form) => $"{Kind(form.Kind)} {Quoted(form.Name)} of table {form.Table} ({form.Id})";

    public static string Of(View view) => $"view {Quoted(view.Name)} of table {view.Table} ({view.Id})";

    public static string Of(Chart chart) => $"chart {Quoted(chart.Name)} of table {chart.Table} ({chart.Id})";

    public static string Of(Dashboard dashboard) => $"dashboard {Quoted(dashboard.Name)} ({dashboard.Id})";

    public static string Of(Ribbon ribbon) => $"ribbon changes of table {ribbon.Table}";

    public static string Of(WebResource resource) => $"web resource {resource.Name}";

    public static string Of(CustomControl control) => $"control {control.Name}";

    public static string Of(App app) => $"app {app.UniqueName}";

    public static string Of(SiteMap siteMap) => $"site map {siteMap.UniqueName}";

    private static string Kind(FormKind kind) => kind switch
    {
        FormKind.Main => "main form",
        FormKind.QuickCreate => "quick create form",
        FormKind.QuickView => "quick view form",
        _ => "card form",
    };

    private static string Quoted(Labels name) => $"'{name.In(Labels.BaseLanguage)}'";
}
