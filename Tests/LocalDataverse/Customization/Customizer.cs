using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>Who may change what the organisation is: System Administrators, and who has a privilege for it.</summary>
internal static class Customizer
{
    public const string Import = "prvImportCustomization";
    public const string CreateOptionSet = "prvCreateOptionSet";
    public const string WriteOptionSet = "prvWriteOptionSet";
    public const string Publish = "prvPublishCustomization";

    public static void Require(LocalOrganization organization, Caller caller, OrganizationRequest request, string privilege) =>
        organization.Within(request, caller, call =>
        {
            if (Access.MayDoEverything(call))
            {
                return true;
            }

            var user = PrincipalReader.User(call, caller.UserId);
            return user.Privileges.ContainsKey(privilege) ? true : throw Faults.Of(Faults.PrivilegeDenied,
                $"{user.Description} is missing the privilege {privilege}, which '{request.RequestName}' needs. Assign a role that has it.");
        });
}
