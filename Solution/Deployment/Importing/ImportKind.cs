using Opps.Deployment.Packages;

namespace Opps.Deployment.Importing;

/// <summary>What an import is to the solution that is there.</summary>
internal enum ImportKind
{
    /// <summary>It is not there yet.</summary>
    Install,

    /// <summary>A managed one gives way to a higher version: what the new one no longer has is taken out.</summary>
    Upgrade,

    /// <summary>The same version again, or an unmanaged one: what is stated is written over what is there.</summary>
    Update,
}

/// <summary>Chooses as the platform's own import page does.</summary>
internal static class ImportKinds
{
    /// <exception cref="DeploymentException">The package can't go over what is there.</exception>
    public static ImportKind For(SolutionZip zip, Installed? installed)
    {
        if (installed is null)
        {
            return ImportKind.Install;
        }

        if (installed.IsManaged != zip.IsManaged)
        {
            throw new DeploymentException(
                $"{zip.UniqueName} is installed {SolutionZip.KindOf(installed.IsManaged)}, and the package is {zip.Kind}. Import the {SolutionZip.KindOf(installed.IsManaged)} package, or uninstall first.");
        }

        if (zip.Version < installed.Version)
        {
            throw new DeploymentException($"{zip.UniqueName} {installed.Version} is installed, and the package is older: {zip.Version}. Take the newest one.");
        }

        return zip.IsManaged && zip.Version > installed.Version ? ImportKind.Upgrade : ImportKind.Update;
    }
}
