using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse;

/// <summary>The platform's error codes and the faults that carry them.</summary>
public static class Faults
{
    public const int UnExpected = unchecked((int)0x80040216);
    public const int InvalidArgument = unchecked((int)0x80040203);
    public const int ObjectDoesNotExist = unchecked((int)0x80040217);
    public const int DuplicateRecord = unchecked((int)0x80040237);
    public const int DuplicateRecordEntityKey = unchecked((int)0x80060892);
    public const int QueryBuilderNoAttribute = unchecked((int)0x80041103);
    public const int QueryBuilderNoEntity = unchecked((int)0x80041102);
    public const int IsvAborted = unchecked((int)0x80040265);
    public const int IsvUnExpected = unchecked((int)0x80040224);
    public const int ConcurrencyVersionMismatch = -2147088254;
    public const int ConcurrencyVersionNotProvided = -2147088253;
    public const int OptimisticConcurrencyNotEnabled = -2147088243;
    public const int ReferencedRecordsExist = unchecked((int)0x80048405);
    public const int OpportunityAlreadyClosed = unchecked((int)0x80040515);
    public const int DepthTooHigh = unchecked((int)0x80044182);
    public const int InvalidEntityKey = unchecked((int)0x80060887);
    public const int RecordNotFoundByEntityKey = unchecked((int)0x80060891);
    public const int OutOfRange = unchecked((int)0x80044331);
    public const int InvalidStatus = unchecked((int)0x80048408);
    /// <summary>No role of the user has the privilege.</summary>
    public const int PrivilegeDenied = unchecked((int)0x80040220);

    /// <summary>The user has the privilege, but not for this row.</summary>
    public const int AccessCheckFailed = unchecked((int)0x80048306);
    public const int UserIsDisabled = unchecked((int)0x80040225);
    public const int ImportSolutionError = -2147188685;
    public const int ImportSolutionManagedToUnmanagedMismatch = -2147188672;
    public const int ImportSolutionUnmanagedToManagedMismatch = -2147188671;

    /// <summary>Something else needs the component.</summary>
    public const int ComponentIsNeeded = unchecked((int)0x8004F01F);
    /// <summary>GenericManagedPropertyFailure.</summary>
    public const int ManagedUpdate = unchecked((int)0x8004F026);

    /// <summary>CannotDeleteMetadata.</summary>
    public const int ManagedDelete = unchecked((int)0x8004F032);

    /// <summary>AggregateQueryRecordLimitExceeded.</summary>
    public const int AggregateLimit = unchecked((int)0x8004E023);
    public const int NotSupported = unchecked((int)0x80040800);

    private const string LetOutKey = "LetOut";

    /// <summary>A fault with the platform's code and a message that names the value and the way out.</summary>
    public static FaultException<OrganizationServiceFault> Of(int code, string message) =>
        new(new OrganizationServiceFault { ErrorCode = code, Message = message }, new FaultReason(message));

    /// <summary>In the platform's words, which callers look for.</summary>
    internal static FaultException<OrganizationServiceFault> NoSuchColumn(string table, string? column) => Of(QueryBuilderNoAttribute,
        $"'{table}' entity doesn't contain attribute with Name = '{column}' and NameMapping = 'Logical'. Use the logical name of a column that it has.");

    /// <summary>What the local host does not do it says, by name; it never answers empty.</summary>
    public static FaultException<OrganizationServiceFault> NotSupportedHere(string what) =>
        Of(NotSupported, $"not supported by the local host: {what}").LetOut();

    /// <summary>Marks a fault that reaches the caller as it is, when a plug-in around it lets it through.</summary>
    internal static FaultException<OrganizationServiceFault> LetOut(this FaultException<OrganizationServiceFault> fault)
    {
        fault.Data[LetOutKey] = true;
        return fault;
    }

    internal static bool IsLetOut(this FaultException<OrganizationServiceFault> fault) => fault.Data.Contains(LetOutKey);
}
