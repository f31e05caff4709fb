namespace LocalDataverse.Screens;

/// <summary>All that people look at: of one solution, or of an organisation.</summary>
internal sealed record ScreenSet
{
    public static ScreenSet Empty { get; } = new();

    public IReadOnlyList<Form> Forms { get; init; } = [];

    public IReadOnlyList<View> Views { get; init; } = [];

    public IReadOnlyList<Chart> Charts { get; init; } = [];

    public IReadOnlyList<Dashboard> Dashboards { get; init; } = [];

    /// <summary>Several of one table lie over each other.</summary>
    public IReadOnlyList<Ribbon> Ribbons { get; init; } = [];

    public IReadOnlyList<WebResource> WebResources { get; init; } = [];

    public IReadOnlyList<CustomControl> CustomControls { get; init; } = [];

    public IReadOnlyList<App> Apps { get; init; } = [];

    public IReadOnlyList<SiteMap> SiteMaps { get; init; } = [];

    /// <summary>Another layer over this one: the upper one wins, component by component.</summary>
    public ScreenSet Under(ScreenSet upper) => new()
    {
        Forms = Over(Forms, upper.Forms, f => f.Id),
        Views = Over(Views, upper.Views, v => v.Id),
        Charts = Over(Charts, upper.Charts, c => c.Id),
        Dashboards = Over(Dashboards, upper.Dashboards, d => d.Id),
        Ribbons = [.. Ribbons, .. upper.Ribbons],
        WebResources = Over(WebResources, upper.WebResources, w => w.Name),
        CustomControls = Over(CustomControls, upper.CustomControls, c => c.Name),
        Apps = Over(Apps, upper.Apps, a => a.UniqueName),
        SiteMaps = Over(SiteMaps, upper.SiteMaps, s => s.UniqueName),
    };

    /// <param name="views">Whether a view is a default, where that isn't as the solution has it.</param>
    public ScreenSet WithDefaults(IReadOnlyDictionary<Guid, bool> views) => views.Count == 0 ? this
        : this with { Views = [.. Views.Select(v => views.TryGetValue(v.Id, out var isDefault) ? v with { IsDefault = isDefault } : v)] };

    public WebResource? FindWebResource(string name) =>
        WebResources.FirstOrDefault(w => string.Equals(w.Name, name, StringComparison.OrdinalIgnoreCase));

    private static List<T> Over<T, TKey>(IReadOnlyList<T> lower, IReadOnlyList<T> upper, Func<T, TKey> key) where TKey : notnull
    {
        var above = upper.Select(key).ToHashSet();
        return [.. lower.Where(c => !above.Contains(key(c))), .. upper];
    }
}
