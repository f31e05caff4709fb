namespace LocalDataverse.Metadata;

/// <summary>A list of options, global or of one column.</summary>
internal sealed record Choice(string Name, bool IsGlobal, IReadOnlyList<Option> Options)
{
    public Labels DisplayName { get; init; } = Labels.None;

    /// <summary>Whether a managed solution states it.</summary>
    public bool IsManaged { get; init; }

    /// <summary>Whether administrators may change its options.</summary>
    public bool IsCustomizable { get; init; } = true;

    /// <summary>As a managed solution states it.</summary>
    public Choice AsManaged() => this with { IsManaged = true, Options = [.. Options.Select(o => o with { IsManaged = true })] };

    public Option? Find(int value) => Options.FirstOrDefault(o => o.Value == value);
}

/// <summary>One option of a choice.</summary>
internal sealed record Option(int Value, Labels Label)
{
    /// <summary>As #RRGGBB; null for none.</summary>
    public string? Color { get; init; }

    /// <summary>What it is called in an external source; null for nothing.</summary>
    public string? ExternalValue { get; init; }

    /// <summary>Whether a managed solution states it.</summary>
    public bool IsManaged { get; init; }

    /// <summary>For an option of a state column: the status reason that a row gets without one.</summary>
    public int? DefaultStatus { get; init; }

    /// <summary>For an option of a status column: the state it belongs to.</summary>
    public int? State { get; init; }
}
