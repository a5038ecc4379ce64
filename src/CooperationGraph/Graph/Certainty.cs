namespace CooperationGraph.Graph;

/// <summary>How surely something holds, the surest first: the dates decide it; only their precision, a source that doubts them, or what nobody has checked, leaves a doubt; they leave it open.</summary>
public enum Certainty { Certain, Likely, Unclear }
