namespace Opps.Plugins.Pipeline;

/// <summary>Names of the platform's messages.</summary>
internal static class Messages
{
    public const string Create = "Create";
    public const string Update = "Update";
    public const string Delete = "Delete";
}
