using LocalDataverse.Metadata;

namespace LocalDataverse.Layers;

/// <summary>The unmanaged layer that administrators make by the platform's own messages: as drafted, and as published.</summary>
internal sealed record Customizations(IReadOnlyDictionary<ChoiceKey, ChoiceLayer> Draft, IReadOnlyDictionary<ChoiceKey, ChoiceLayer> Published)
{
    private static readonly Dictionary<ChoiceKey, ChoiceLayer> Nothing = [];

    public static Customizations None { get; } = new(Nothing, Nothing);

    public Customizations Change(ChoiceKey key, Func<ChoiceLayer, ChoiceLayer> change) => this with
    {
        Draft = new Dictionary<ChoiceKey, ChoiceLayer>(Draft) { [key] = change(Draft.GetValueOrDefault(key) ?? ChoiceLayer.Empty) },
    };

    public Customizations Publish(Func<ChoiceKey, bool> isAsked)
    {
        var published = new Dictionary<ChoiceKey, ChoiceLayer>(Published);
        foreach (var (key, layer) in Draft.Where(d => isAsked(d.Key)))
        {
            published[key] = layer;
        }

        return this with { Published = published };
    }

    /// <summary>Without the layers of these lists: the solutions' own options show again.</summary>
    public Customizations Without(Func<ChoiceKey, bool> isMeant) => new(Rest(Draft, isMeant), Rest(Published, isMeant));

    /// <summary>As if everything drafted were published.</summary>
    public Customizations AllPublished() => this with { Published = Draft };

    /// <summary>The catalogue of the solutions with what administrators published.</summary>
    public Catalog Over(Catalog catalog)
    {
        if (Published.Count == 0)
        {
            return catalog;
        }

        var choices = catalog.Choices.ToDictionary(c => c.Key, c => Over(Published, ChoiceKey.Of(c.Key), c.Value), StringComparer.Ordinal);
        return catalog with
        {
            Choices = choices,
            Tables = catalog.Tables.ToDictionary(t => t.Key, t => Over(t.Value, choices), StringComparer.Ordinal),
        };
    }

    /// <summary>A list as drafted, or as published; null when there is none.</summary>
    public Choice? Find(Catalog ofSolutions, ChoiceKey key, bool asPublished) =>
        (key.Global is { } name ? ofSolutions.Choices.GetValueOrDefault(name) : ofSolutions.Find(key.Table!)?.Find(key.Column!)?.Choice) is { } choice
            ? Over(asPublished ? Published : Draft, key, choice)
            : null;

    private Table Over(Table table, Dictionary<string, Choice> choices) => table with
    {
        Columns = table.Columns.ToDictionary(c => c.Key, c => c.Value.Choice is not { } choice ? c.Value : c.Value with
        {
            Choice = choice.IsGlobal ? choices[choice.Name] : Over(Published, ChoiceKey.Of(table.LogicalName, c.Key), choice),
        }, StringComparer.Ordinal),
    };

    private static Choice Over(IReadOnlyDictionary<ChoiceKey, ChoiceLayer> layers, ChoiceKey key, Choice choice) =>
        layers.GetValueOrDefault(key)?.Over(choice) ?? choice;

    private static Dictionary<ChoiceKey, ChoiceLayer> Rest(IReadOnlyDictionary<ChoiceKey, ChoiceLayer> layers, Func<ChoiceKey, bool> isMeant) =>
        layers.Where(l => !isMeant(l.Key)).ToDictionary(l => l.Key, l => l.Value);
}
