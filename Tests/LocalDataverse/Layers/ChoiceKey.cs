namespace LocalDataverse.Layers;

/// <summary>Which list of options: a global one by its name, or that of a column.</summary>
internal sealed record ChoiceKey(string? Global, string? Table, string? Column)
{
    public static ChoiceKey Of(string global) => new(global, null, null);

    public static ChoiceKey Of(string table, string column) => new(null, table, column);

    public override string ToString() => Global is null ? $"{Table}.{Column}" : Global;
}
