using LocalDataverse.Metadata;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using LocalDataverse.Screens;

namespace LocalDataverse.Solutions;

/// <summary>What a solution zip states, read and checked against itself but not yet against an organisation.</summary>
internal sealed record SolutionContent
{
    public required string UniqueName { get; init; }

    public required string Version { get; init; }

    public required bool IsManaged { get; init; }

    /// <summary>Whole tables of this solution, and for tables of others the columns, keys and options it adds.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    public IReadOnlyList<Relationship> Relationships { get; init; } = [];

    public IReadOnlyList<ManyToMany> ManyToMany { get; init; } = [];

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<PluginAssembly> Assemblies { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [];

    public IReadOnlyList<CustomApi> CustomApis { get; init; } = [];

    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Forms, views, charts, dashboards, ribbons, web resources, controls, apps.</summary>
    public ScreenSet Screens { get; init; } = ScreenSet.Empty;

    /// <summary>Names by language.</summary>
    public Labels DisplayName { get; init; } = Labels.None;

    /// <summary>The five digits that the publisher's option values start with; null when the manifest says none.</summary>
    public int? OptionValuePrefix { get; init; }

    /// <summary>One line per component that the reader found: kind and name.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>One line per component that is in the package and that the local host does nothing with: kind and name.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
