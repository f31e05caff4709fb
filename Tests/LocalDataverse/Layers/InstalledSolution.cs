using LocalDataverse.Solutions;

namespace LocalDataverse.Layers;

/// <summary>A solution in the organisation: what its imports brought since it was installed or last upgraded, the newest last.</summary>
/// <param name="Id">Of its row in table solution.</param>
/// <param name="Contents">An update lies over what it updates, and leaves there what it does not state itself.</param>
/// <param name="InstalledOn">UTC.</param>
internal sealed record InstalledSolution(Guid Id, IReadOnlyList<SolutionContent> Contents, DateTime InstalledOn)
{
    public SolutionContent Latest => Contents[^1];

    public string UniqueName => Latest.UniqueName;

    public Version Version => VersionOf(Latest);

    public bool IsManaged => Latest.IsManaged;

    public static Version VersionOf(SolutionContent content) => Version.TryParse(content.Version, out var version)
        ? version
        : throw Faults.Of(Faults.InvalidArgument, $"Solution '{content.UniqueName}' has the version '{content.Version}'. Write up to four numbers with dots, as 1.0.0.0.");
}
