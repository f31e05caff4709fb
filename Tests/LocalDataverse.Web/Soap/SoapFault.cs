using System.Runtime.Serialization;
using System.ServiceModel.Channels;
using System.Xml;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.Soap;

/// <summary>A refusal as clients get it: the platform's code and words stand in the detail.</summary>
internal sealed class SoapFault(OrganizationServiceFault detail) : BodyWriter(isBuffered: true)
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Contracts = "http://schemas.microsoft.com/xrm/2011/Contracts";

    private static readonly DataContractSerializer Detail = ContractPart.SerializerOf(typeof(OrganizationServiceFault), nameof(OrganizationServiceFault), Contracts);

    public static SoapAnswer Of(OrganizationServiceFault detail) => new(
        Message.CreateMessage(MessageVersion.Soap11, action: null, new SoapFault(detail)), IsFault: true);

    protected override void OnWriteBodyContents(XmlDictionaryWriter writer)
    {
        writer.WriteStartElement("s", "Fault", Soap);
        writer.WriteElementString("faultcode", "s:Server");
        writer.WriteStartElement("faultstring");
        writer.WriteXmlAttribute("lang", "en-US");
        writer.WriteString(detail.Message);
        writer.WriteEndElement();
        writer.WriteStartElement("detail");
        Detail.WriteObject(writer, detail);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}

/// <param name="Message">The envelope.</param>
/// <param name="IsFault">Whether HTTP says so too.</param>
internal sealed record SoapAnswer(Message Message, bool IsFault = false);
