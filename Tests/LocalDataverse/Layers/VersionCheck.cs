using LocalDataverse.Solutions;

namespace LocalDataverse.Layers;

/// <summary>Refuses to put an older package over a newer one, and to mix managed with unmanaged.</summary>
internal static class VersionCheck
{
    public static void Require(SolutionContent content, InstalledSolution? installed, bool isUpgrade)
    {
        var version = InstalledSolution.VersionOf(content);
        if (installed is null)
        {
            return;
        }

        if (installed.IsManaged != content.IsManaged)
        {
            var (there, given) = content.IsManaged ? ("an unmanaged", "managed") : ("a managed", "unmanaged");
            throw Faults.Of(content.IsManaged ? Faults.ImportSolutionManagedToUnmanagedMismatch : Faults.ImportSolutionUnmanagedToManagedMismatch,
                $"Solution '{content.UniqueName}' is already installed as {there} solution, and the package is {given}. Uninstall the one that is there, or import the other package.");
        }

        if (version < installed.Version || (isUpgrade && version == installed.Version))
        {
            throw Faults.Of(Faults.ImportSolutionError,
                $"The import solution must have a higher version than the existing solution it is upgrading: '{content.UniqueName}' {version} is not above {installed.Version}.");
        }
    }
}
