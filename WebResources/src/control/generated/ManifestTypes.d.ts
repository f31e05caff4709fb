/*
*This is auto generated from the ControlManifest.Input.xml file
*/

// Define IInputs and IOutputs Type. They should match with ControlManifest.
export interface IInputs {
    draft: ComponentFramework.PropertyTypes.StringProperty;
    savedOn: ComponentFramework.PropertyTypes.DateTimeProperty;
}
export interface IOutputs {
    draft?: string;
}
