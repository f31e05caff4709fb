using System;
using System.Xml.Linq;
using Xunit;

namespace Host.Solutions;

/// <summary>Images follow the rules for registering them (register-plug-in).</summary>
public class ImageRefusalTests
{
    [Fact] // register-plug-in: no pre-image on Create
    public void PreImage_OnCreate_IsRefused() => Refused("no pre-image", message: SampleXml.CreateId, property: "id");

    [Fact] // … also as the first half of "both"
    public void BothImages_OnCreate_AreRefused() => Refused("no pre-image", message: SampleXml.CreateId, property: "id", type: 2);

    [Fact] // register-plug-in: no post-image on Delete
    public void PostImage_OnDelete_IsRefused() => Refused("no post-image", message: SampleXml.DeleteId, type: 1);

    [Theory] // register-plug-in: post-images only in PostOperation
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(20, 2)]
    public void PostImage_BeforePostOperation_IsRefused(int stage, int type) => Refused("PostOperation", stage: stage, type: type);

    [Fact] // a real export's Update step: Target
    public void Image_WrongProperty_IsRefused() => Refused("must be 'Target'", property: "id");

    [Fact] // a real export's Create step: id
    public void PostImage_OnCreateWithTarget_IsRefused() => Refused("must be 'id'", message: SampleXml.CreateId, type: 1);

    [Fact] // the messages with images are listed; Retrieve is not one
    public void Image_OnRetrieve_IsRefused() => Refused("no images", message: SampleXml.RetrieveId);

    [Fact]
    public void Image_AttributeNotAColumn_IsRefused() => Refused("attribute 'sbx_gone'", attributes: "sbx_wholeid,sbx_gone");

    [Fact]
    public void Image_SameAlias_IsRefused() => Importing.IsRefused(
        SamplePackage.Zip(x => x.Image().AddCopy(i => i.SetElementValue("SdkMessageProcessingStepImageId", Guid.NewGuid()))),
        "image 'PreImage'", "alias");

    [Theory] // the combinations that exist
    [InlineData(SampleXml.CreateId, 40, 1, "id")]
    [InlineData(SampleXml.DeleteId, 40, 0, "Target")]
    [InlineData(null, 40, 2, "Target")]
    [InlineData(null, 10, 0, "Target")]
    public void Image_Allowed_IsTaken(string? message, int stage, int type, string property) =>
        Importing.Into(LocalDataverse.Metadata.Catalog.Empty, SamplePackage.Zip(x => Change(x, message, stage, type, property, "sbx_wholeid")));

    private static void Refused(
        string naming, string? message = null, int stage = 40, int type = 0, string property = "Target", string attributes = "sbx_wholeid") =>
        Importing.IsRefused(
            SamplePackage.Zip(x => Change(x, message, stage, type, property, attributes)),
            "'OnPart: PostOperation Update of sbx_part'", "'PreImage'", naming);

    private static void Change(XElement x, string? message, int stage, int type, string property, string attributes)
    {
        x.Step().SetElementValue("SdkMessageId", message ?? x.Step().Element("SdkMessageId")!.Value);
        x.Step().SetElementValue("Stage", stage);
        x.Image().SetElementValue("ImageType", type);
        x.Image().SetElementValue("MessagePropertyName", property);
        x.Image().SetElementValue("Attributes", attributes);
    }
}
