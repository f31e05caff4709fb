using System;
using System.Runtime.Serialization;
using System.Xml;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Web.Soap;

/// <summary>One parameter or result of the service's contract, by the SDK's own serialisation.</summary>
internal sealed class ContractPart(Type type, string name)
{
    public const string Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";

    private static readonly KnownTypesResolver Resolver = new();

    private readonly DataContractSerializer _serializer = SerializerOf(type, name, Namespace);

    /// <param name="type">What it holds; what derives from it is told by the message.</param>
    /// <param name="name">Of the element.</param>
    /// <param name="ns">Of the element.</param>
    public static DataContractSerializer SerializerOf(Type type, string name, string ns)
    {
        var names = new XmlDictionary();
        return new DataContractSerializer(type, new DataContractSerializerSettings
        {
            RootName = names.Add(name),
            RootNamespace = names.Add(ns),
            DataContractResolver = Resolver,
            MaxItemsInObjectGraph = int.MaxValue,
        });
    }

    public object? Read(XmlDictionaryReader reader) => reader.MoveToContent() == XmlNodeType.Element && _serializer.IsStartObject(reader)
        ? _serializer.ReadObject(reader)
        : type.IsValueType ? Activator.CreateInstance(type) : null;

    public void Write(XmlDictionaryWriter writer, object? value) => _serializer.WriteObject(writer, value);
}
