namespace RupnManager.Services;

/// <summary>Ce qui ne va pas dans une ligne d'un fichier, et où.</summary>
public sealed record FauteDeLigne(int Ligne, string Colonne, string Probleme);
