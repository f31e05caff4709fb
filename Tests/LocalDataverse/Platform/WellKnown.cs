using Microsoft.Xrm.Sdk;

namespace LocalDataverse;

/// <summary>Rows that every local organisation starts with, under the same ids each time.</summary>
public static class WellKnown
{
    public const string OrganizationName = "local";

    public static readonly Guid OrganizationId = new("10ca1000-0000-4000-8000-000000000001");

    /// <summary>What business units and rows that the organisation owns point to. There is no table of organisations.</summary>
    internal static EntityReference Organization => new("organization", OrganizationId);

    /// <summary>The user that CreateOrganizationService(null) acts as.</summary>
    public static readonly Guid SystemUserId = new("10ca1000-0000-4000-8000-000000000002");

    public static readonly Guid RootBusinessUnitId = new("10ca1000-0000-4000-8000-000000000003");

    public static readonly Guid BaseCurrencyId = new("10ca1000-0000-4000-8000-000000000004");

    /// <summary>The built-in role with every privilege, for all rows.</summary>
    public static readonly Guid SystemAdministratorRoleId = new("10ca1000-0000-4000-8000-000000000005");
}
