using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Host.Pipeline;
using Host.Solutions;
using Host.WebApi;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Host.CustomApis;

/// <summary>A custom API that is a function (custom-api: isfunction) is called by GET, its parameters in the address.</summary>
public sealed class FunctionTests : IAsyncLifetime
{
    private const string Of = "sbx_Tell";
    private const string File = $"customapis/{Of}/customapi.xml";

    private readonly PipelineFixture _fixture = new();
    private LocalServer _server = null!;
    private ApiClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture.Organization.Import(Package().Zip());
        _fixture.On(Of, "none", Stage.MainOperation, (context, _) =>
        {
            var input = context.InputParameters;
            context.OutputParameters["Said"] = string.Create(CultureInfo.InvariantCulture, $"{input["Text"]}|{input["Number"]}|{input["Id"]}|{((EntityReference)input["Row"]).LogicalName}");
        });
        _server = await LocalServer.Start(_fixture.Organization);
        var user = _fixture.Service.Create(new Entity("systemuser") { ["lastname"] = "Berg", ["domainname"] = "berg@sellers.example" });
        _fixture.Service.AssignRole(new EntityReference("systemuser", user));
        var client = new HttpClient { BaseAddress = _server.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", user.ToString());
        _api = new ApiClient(client);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _fixture.Dispose();
    }

    [Fact]
    public async Task Get_CallsIt_WithValuesAndAliases_SeparatorsInTextsAndAll()
    {
        var id = Guid.NewGuid();
        var account = _fixture.Account("Nordvind");
        var row = Uri.EscapeDataString($"{{\"@odata.id\":\"accounts({account})\"}}");
        var text = Uri.EscapeDataString("'it''s 3,5 km/h'");
        var answer = await _api.Get($"{Of}(Text={text},Number=1.50,Id={id},Row=@p1)?@p1={row}");
        Assert.Equal($"it's 3,5 km/h|1.50|{id}|account", (string?)answer["Said"]);
    }

    [Fact]
    public async Task Post_IsRefused() =>
        Assert.Contains("send GET", await _api.Refused(HttpStatusCode.NotImplemented, HttpMethod.Post, Of, new JObject()), StringComparison.Ordinal);

    [Fact]
    public async Task Metadata_CallsItAFunction() =>
        Assert.Contains($"<Function Name=\"{Of}\"", await ApiClient.TextOf(await _api.Send(HttpMethod.Get, "$metadata")), StringComparison.Ordinal);

    [Fact] // custom-api: a function answers with something
    public void Function_WithoutAnswer_IsRefused()
    {
        var package = new ApiPackage().Api(Of);
        package.File(File).SetElementValue("isfunction", 1);
        Importing.IsRefused(package.Zip(), Of, "response property");
    }

    [Fact] // custom-api: a function can't be a step of workflows
    public void Function_ForWorkflows_IsRefused()
    {
        var package = Package();
        package.File(File).SetElementValue("workflowsdkstepenabled", 1);
        Importing.IsRefused(package.Zip(), Of, "workflowsdkstepenabled");
    }

    private static ApiPackage Package()
    {
        var package = new ApiPackage().Api(Of).Takes(Of, "Text", ApiValueType.String).Takes(Of, "Number", ApiValueType.Decimal)
            .Takes(Of, "Id", ApiValueType.Guid).Takes(Of, "Row", ApiValueType.EntityReference, table: "account").Answers(Of, "Said", ApiValueType.String);
        package.File(File).SetElementValue("isfunction", 1);
        return package;
    }
}
