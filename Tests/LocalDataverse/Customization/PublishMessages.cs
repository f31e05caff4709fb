using System.Xml;
using System.Xml.Linq;
using LocalDataverse.Layers;
using LocalDataverse.Pipeline;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>Publishes what was drafted of the lists that it names: optionsets/optionset, and entities/entity for those of columns.</summary>
internal sealed class PublishXmlMessage : IOrganizationMessage
{
    public string Name => "PublishXml";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        var asked = Read(request.Required<string>("ParameterXml"));
        var choices = Named(asked, "optionsets", "optionset");
        var tables = Named(asked, "entities", "entity");
        Publishing.Run(organization, caller, request, key => key.Global is { } name ? choices.Contains(name) : tables.Contains(key.Table!));
        return Parameters.Answer<PublishXmlResponse>(Name);
    }

    private static HashSet<string> Named(XElement asked, string list, string element) =>
        [.. asked.Elements(list).Elements(element).Select(e => e.Value.Trim())];

    private static XElement Read(string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException e)
        {
            throw Faults.Of(Faults.InvalidArgument, $"ParameterXml is not well-formed: {e.Message}");
        }
    }
}

internal sealed class PublishAllXmlMessage : IOrganizationMessage
{
    public string Name => "PublishAllXml";

    public OrganizationResponse Execute(LocalOrganization organization, Caller caller, OrganizationRequest request)
    {
        Publishing.Run(organization, caller, request, _ => true);
        return Parameters.Answer<PublishAllXmlResponse>(Name);
    }
}

internal static class Publishing
{
    public static void Run(LocalOrganization organization, Caller caller, OrganizationRequest request, Func<ChoiceKey, bool> isAsked)
    {
        Customizer.Require(organization, caller, request, Customizer.Publish);
        organization.Change(model => ModelBuilder.Build(model, model.Stack, model.Customizations.Publish(isAsked)));
    }
}
