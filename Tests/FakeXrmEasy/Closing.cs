using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>What the platform does to an opportunity when its close activity is created.</summary>
internal static class Closing
{
    public const int Won = 1;
    public const int Lost = 2;

    private const int WonStatus = 3;
    private const int LostStatus = 4;

    public static Entity Of(Entity activity)
    {
        var status = activity.GetAttributeValue<OptionSetValue>("opportunitystatuscode")?.Value ?? -1;
        var state = activity.GetAttributeValue<OptionSetValue>("opportunitystatecode")?.Value ?? (status == WonStatus ? Won : Lost);
        return new Entity("opportunity", activity.GetAttributeValue<EntityReference>("opportunityid").Id)
        {
            ["statecode"] = new OptionSetValue(state),
            ["statuscode"] = new OptionSetValue(status >= 0 ? status : state == Won ? WonStatus : LostStatus),
            ["actualvalue"] = activity.GetAttributeValue<Money>("actualrevenue"),
        };
    }
}
