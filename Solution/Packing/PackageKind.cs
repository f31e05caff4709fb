namespace Opps.Packing;

/// <summary>The two zips that one source gives.</summary>
public enum PackageKind
{
    /// <summary>For development: everything stays editable, uninstalling leaves the components.</summary>
    Unmanaged,

    /// <summary>For test and production: a closed layer that uninstalls as a whole.</summary>
    Managed,
}
