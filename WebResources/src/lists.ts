import { followSurroundings } from "./ui/surroundings";

followSurroundings();
