using System.Threading.Tasks;
using Browser.Company;
using Demo.Walkthrough;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Screens;

/// <summary>H3: the journal is read. Not even who has a right to delete entries is offered to, in the list or on the form.</summary>
public sealed class JournalListTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    private static readonly string[] Writing = ["New", "Delete", "Deactivate", "Assign", "Save", "Save & close"];

    [Fact]
    public async Task Commands_ThatWrite_AreNotOffered()
    {
        company.Speaks(Cast.Erik, 1033);
        await using var visit = await company.Visit(Cast.Erik);
        await visit.OpenList("opps_sharechange");
        await visit.Grid.GetByRole(AriaRole.Checkbox).First.ClickAsync();
        await visit.Settled();
        await Expect(visit.Commands.First).ToBeVisibleAsync();
        Assert.All(await visit.Commands.AllInnerTextsAsync(), command => Assert.DoesNotContain(command.Trim(), Writing));

        await visit.OpenRow("opps_sharechange", company.IdOf("opps_sharechange", "opps_opportunityid", company.Opportunity("Porter terminal 2")));
        Assert.All(await visit.Commands.AllInnerTextsAsync(), command => Assert.DoesNotContain(command.Trim(), Writing));
    }
}
