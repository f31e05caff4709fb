using LocalDataverse.Metadata;
using LocalDataverse.Solutions;

namespace LocalDataverse.Layers;

/// <summary>
/// What administrators changed of one list of options. It lies over what solutions state and says no more than what was
/// changed, so that an option that a later version brings shows, and a text that it corrects is corrected.
/// </summary>
internal sealed record ChoiceLayer
{
    public static ChoiceLayer Empty { get; } = new();

    /// <summary>Options of their own.</summary>
    public IReadOnlyList<Option> Added { get; init; } = [];

    /// <summary>By the option's value.</summary>
    public IReadOnlyDictionary<int, OptionChange> Changed { get; init; } = new Dictionary<int, OptionChange>();

    /// <summary>The values of options taken out.</summary>
    public IReadOnlySet<int> Retired { get; init; } = new HashSet<int>();

    /// <summary>The values as they were put in order; null for the solutions' order.</summary>
    public List<int>? Order { get; init; }

    public Labels DisplayName { get; init; } = Labels.None;

    public Choice Over(Choice choice)
    {
        var options = choice.Options.Where(o => !Retired.Contains(o.Value))
            .Concat(Added.Where(a => choice.Find(a.Value) is null))
            .Select(o => Changed.TryGetValue(o.Value, out var changed) ? Over(o, changed) : o)
            .ToList();

        // Options that came after the ordering follow those that were put in order.
        return choice with
        {
            Options = Order is { } order ? [.. options.OrderBy(o => order.IndexOf(o.Value) is var place and >= 0 ? place : int.MaxValue)] : options,
            DisplayName = ChoiceMerge.Merge(choice.DisplayName, DisplayName),
        };
    }

    private static Option Over(Option option, OptionChange changed) => option with
    {
        Label = changed.Replaces ? changed.Label : ChoiceMerge.Merge(option.Label, changed.Label),
        Color = changed.Color ?? option.Color,
        ExternalValue = changed.ExternalValue ?? option.ExternalValue,
    };
}

/// <summary>What was changed of one option.</summary>
/// <param name="Label">Texts in the languages that were given.</param>
/// <param name="Replaces">Whether languages that were not given are without a text from now on.</param>
/// <param name="Color">Null for the one that it had.</param>
/// <param name="ExternalValue">Null for the one that it had.</param>
internal sealed record OptionChange(Labels Label, bool Replaces, string? Color, string? ExternalValue = null)
{
    public OptionChange Then(OptionChange later) => later.Replaces
        ? later with { Color = later.Color ?? Color, ExternalValue = later.ExternalValue ?? ExternalValue }
        : new OptionChange(ChoiceMerge.Merge(Label, later.Label), Replaces, later.Color ?? Color, later.ExternalValue ?? ExternalValue);
}
