using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.ServiceModel.Channels;
using System.Xml;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.Soap;

/// <summary>A method of the organisation service as a pair of messages: its parameters in one element, its result in another.</summary>
internal sealed class SoapOperation
{
    private static readonly Dictionary<string, SoapOperation> All = typeof(IOrganizationService).GetMethods()
        .ToDictionary(m => m.Name, m => new SoapOperation(m), StringComparer.Ordinal);

    private readonly ContractPart[] _parameters;
    private readonly ContractPart? _result;

    private SoapOperation(MethodInfo method)
    {
        Method = method;
        _parameters = [.. method.GetParameters().Select(p => new ContractPart(p.ParameterType, p.Name!))];
        _result = method.ReturnType == typeof(void) ? null : new ContractPart(method.ReturnType, $"{method.Name}Result");
    }

    public MethodInfo Method { get; }

    public static SoapOperation Named(string name) => All.GetValueOrDefault(name) ?? throw Faults.NotSupportedHere($"the SOAP operation '{name}'.");

    /// <summary>The arguments in the method's order. An element that is not there is a null, as the contract has it.</summary>
    public object?[] Read(XmlDictionaryReader reader)
    {
        var arguments = new object?[_parameters.Length];
        if (reader.IsEmptyElement)
        {
            return arguments;
        }

        reader.ReadStartElement(Method.Name, ContractPart.Namespace);
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _parameters[i].Read(reader);
        }

        return arguments;
    }

    public SoapAnswer Answer(object?[] arguments, object? result)
    {
        if (arguments is [OrganizationRequest request] && result is OrganizationResponse response)
        {
            result = UntypedAnswer.For(request, response);
        }

        return new SoapAnswer(Message.CreateMessage(MessageVersion.Soap11, action: null, new ResultBody(Method.Name, _result, result)));
    }

    private sealed class ResultBody(string name, ContractPart? part, object? result) : BodyWriter(isBuffered: true)
    {
        protected override void OnWriteBodyContents(XmlDictionaryWriter writer)
        {
            writer.WriteStartElement($"{name}Response", ContractPart.Namespace);
            part?.Write(writer, result);
            writer.WriteEndElement();
        }
    }
}
