namespace RupnManager.Web.Models;

/// <summary>Un NUMEN montré une fois ; rien s'il n'y en a pas ou s'il est illisible.</summary>
public sealed record NumenLu(Guid Id, string Designation, string? Numen);
