using System;
using System.IO;
using System.Reflection;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.Soap;

/// <summary>
/// The organisation service as Microsoft's own clients call it: SOAP 1.1, one request a message. The contract is the SDK's own
/// interface with the SDK's own types, so that nothing here knows a message.
/// </summary>
internal sealed class SoapEndpoint(LocalOrganization organization)
{
    public const string Path = "/XRMServices/2011/Organization.svc/web";

    public async Task Handle(HttpContext context, Guid userId)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        var answer = Answer(body, userId);
        using var text = new MemoryStream();
        Write(answer.Message, text);
        context.Response.StatusCode = answer.IsFault ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        context.Response.ContentType = "text/xml; charset=utf-8";
        await context.Response.Body.WriteAsync(text.ToArray());
    }

    private SoapAnswer Answer(Stream body, Guid userId)
    {
        try
        {
            return Run(body, userId);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            return SoapFault.Of(fault.Detail);
        }
        catch (Exception error) when (error is XmlException or SerializationException or CommunicationException or FormatException)
        {
            return SoapFault.Of(Faults.Of(Faults.InvalidArgument, $"The message can't be read: {error.Message}").Detail);
        }
    }

    private SoapAnswer Run(Stream body, Guid userId)
    {
        using var xml = XmlDictionaryReader.CreateTextReader(body, XmlDictionaryReaderQuotas.Max);
        using var message = Message.CreateMessage(xml, int.MaxValue, MessageVersion.Soap11);
        SoapHeaders.RefuseOthers(message.Headers);
        using var content = message.GetReaderAtBodyContents();
        var operation = SoapOperation.Named(content.LocalName);
        var arguments = operation.Read(content);
        try
        {
            return operation.Answer(arguments, operation.Method.Invoke(organization.AsUser(userId), arguments));
        }
        catch (TargetInvocationException error) when (error.InnerException is FaultException<OrganizationServiceFault> fault)
        {
            return SoapFault.Of(fault.Detail);
        }
    }

    private static void Write(Message answer, Stream stream)
    {
        using var writer = XmlDictionaryWriter.CreateTextWriter(stream, new UTF8Encoding(false), ownsStream: false);
        answer.WriteMessage(writer);
    }
}
