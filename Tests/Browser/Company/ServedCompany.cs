using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using Demo.Company;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Browser.Company;

/// <summary>
/// The demo company in an organisation of its own, with the packed solution installed, and served: one for each class of tests.
/// Its calendar begins on the same day every time.
/// </summary>
public class ServedCompany : IAsyncLifetime
{
    private static readonly Lazy<LocalOrganization> Template = new(() => Make("SellerShares.zip"));

    private readonly Chromium _chromium;
    private readonly LocalOrganization _organization;
    private LocalServer? _server;

    public ServedCompany(Chromium chromium)
        : this(chromium, Template, new PlatformUnknowns())
    {
    }

    private protected ServedCompany(Chromium chromium, Lazy<LocalOrganization> template, PlatformUnknowns unknowns)
        : this(chromium, template, Options(unknowns))
    {
    }

    /// <param name="languages">Those that people can choose, the base language first.</param>
    private protected ServedCompany(Chromium chromium, params int[] languages)
        : this(chromium, Template, Options(new PlatformUnknowns()) with { Languages = languages })
    {
    }

    private ServedCompany(Chromium chromium, Lazy<LocalOrganization> template, OrganizationOptions options)
    {
        _chromium = chromium;
        _organization = template.Value.Copy(options);
    }

    /// <summary>What tests prepare and look up is done by nobody in particular.</summary>
    public IOrganizationService System => _organization.AsSystem;

    internal LocalOrganization Organization => _organization;

    public async ValueTask InitializeAsync()
    {
        _organization.IsAuditEnabled = true;
        _server = await LocalServer.Start(_organization);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _server!.DisposeAsync();
        _organization.Dispose();
    }

    public IOrganizationService As(string person) => _organization.AsUser(IdOf("systemuser", "fullname", person));

    public Guid Opportunity(string name) => IdOf("opportunity", "name", name);

    /// <summary>An opportunity with a company, owned by whoever makes it.</summary>
    public void MakeOpportunity(string person, string customer, string name) => As(person).Create(new Entity("opportunity")
    {
        ["name"] = name, ["customerid"] = new EntityReference("account", IdOf("account", "name", customer)),
    });

    /// <summary>The one row with that value.</summary>
    public Guid IdOf(string table, string column, object value)
    {
        var query = new QueryByAttribute(table) { Attributes = { column }, Values = { value } };
        return System.RetrieveMultiple(query).Entities.Single().Id;
    }

    /// <summary>Lets somebody read another language, with its formats.</summary>
    public void Speaks(string person, int language) =>
        System.Update(new Entity("usersettings", IdOf("systemuser", "fullname", person)) { ["uilanguageid"] = language, ["localeid"] = language });

    /// <summary>A person signs in, in a browser window of their own.</summary>
    public async Task<Visit> Visit(string person, int width = 1280, int height = 800)
    {
        var context = await _chromium.NewContext(_server!.Address, width, height);
        var answer = await context.APIRequest.PostAsync("api/local/signin", new() { DataObject = new { user = IdOf("systemuser", "fullname", person).ToString() } });
        Assert.True(answer.Ok, await answer.TextAsync());
        return await Browsing.Visit.Begin(context);
    }

    private static OrganizationOptions Options(PlatformUnknowns unknowns) => new() { Clock = new Calendar(), OrganizationDisplayName = "Nordic Cranes", Unknowns = unknowns };

    private protected static LocalOrganization Make(string solution)
    {
        var organization = LocalOrganization.Create(Options(new PlatformUnknowns()));
        foreach (var zip in new[] { "StandardTables.zip", solution })
        {
            organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, zip)));
        }

        DemoData.AddTo(organization);
        return organization;
    }

    /// <summary>Runs on from a Wednesday in November: the same time for the template and its copies, so that its rows are older than theirs.</summary>
    private sealed class Calendar : TimeProvider
    {
        private static readonly DateTimeOffset FirstMorning = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
        private static readonly long Started = global::System.Diagnostics.Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => FirstMorning + global::System.Diagnostics.Stopwatch.GetElapsedTime(Started);
    }
}
