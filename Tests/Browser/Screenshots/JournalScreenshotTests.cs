using System.Threading.Tasks;
using Browser.Company;
using Browser.Journal;
using Demo.Walkthrough;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Browser.Screenshots;

/// <summary>The picture of the journal, in a company of its own, as it adds an opportunity.</summary>
public sealed class JournalScreenshotTests(ServedCompany company) : IClassFixture<ServedCompany>
{
    [Fact]
    public async Task History_WhyASellerHasWhatTheyHave()
    {
        var id = company.OpportunityWithAHistory();
        company.As(Cast.Cecilia).Update(new Entity("opportunity", id) { ["name"] = "Kajkran till Gävle" });
        company.Speaks(Cast.Anna, 1053);
        await using var visit = await company.Visit(Cast.Anna, 1100, 1000);
        await visit.OpenHistory(id);
        await visit.Picture("history");
    }
}
