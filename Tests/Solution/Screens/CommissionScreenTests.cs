using System.Linq;
using Xunit;

namespace SolutionTests.Screens;

/// <summary>The group Commission of the app's navigation.</summary>
public sealed class CommissionScreenTests
{
    [Theory]
    [InlineData(0, "Min provision", "$webresource:opps_/pages/mycommission.html", "opps_commissionline", "Read")]
    [InlineData(1, "Provision", "$webresource:opps_/pages/commission.html", "opps_commissionperiod", "Write")]
    public void C11_Pages_ComeFirst_ForWhoeverMayReadTheirOwn_OrClosePeriods(int place, string swedish, string page, string table, string privilege)
    {
        var group = Package.Unmanaged.Customizations.Descendants("Group").Single(group => group.Attribute("Id")!.Value == "opps_group_commission");
        var entry = group.Elements("SubArea").ElementAt(place);
        Assert.Equal(page, entry.Attribute("Url")!.Value);
        Assert.Equal(swedish, entry.Descendants("Title").Single(title => title.Attribute("LCID")!.Value == "1053").Attribute("Title")!.Value);
        Assert.Equal((table, privilege), (entry.Element("Privilege")!.Attribute("Entity")!.Value, entry.Element("Privilege")!.Attribute("Privilege")!.Value));
    }
}
