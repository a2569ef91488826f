// Reads a GraphML or GEXF file with graphology, a parser that shares nothing with ours, and prints what it saw.
const { readFileSync } = require("node:fs");
const { MultiDirectedGraph } = require("graphology");

const [format, path] = process.argv.slice(2);
const { parse } = require(format === "gexf" ? "graphology-gexf" : "graphology-graphml");
const graph = parse(MultiDirectedGraph, readFileSync(path, "utf8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((id, attributes, source, target) => ({ id, source, target, ...attributes }));
process.stdout.write(JSON.stringify({ nodes, edges }));
