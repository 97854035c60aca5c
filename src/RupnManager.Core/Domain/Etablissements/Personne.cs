using RupnManager.Domain.Courriels;
using RupnManager.Domain.Textes;

namespace RupnManager.Domain.Etablissements;

/// <summary>La civilité, qui accorde les textes.</summary>
public enum Civilite { M, Mme }

/// <summary>Une personne : identité et courriel. Son compte, s'il existe, porte le même identifiant.</summary>
public sealed class Personne
{
    public const int LongueurDuNom = 100;
    public const int LongueurDeLaRecherche = 700;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Civilite Civilite { get; set; }
    public required string Prenom { get; set; }
    public required string NomUsage { get; set; }

    /// <summary>Nom de naissance, s'il diffère du nom d'usage.</summary>
    public string? NomNaissance { get; set; }

    /// <summary>Courriel académique.</summary>
    public required string Courriel { get; set; }

    /// <summary>Comment la personne a choisi de recevoir ses avis ; rien tant qu'elle n'a pas choisi.</summary>
    public FrequenceDesEnvois? Envois { get; set; }

    /// <summary>Noms et courriel sans accent ni majuscule, pour chercher.</summary>
    public string Recherche { get => TexteDeRecherche.Normaliser(Prenom, NomUsage, NomNaissance, Courriel); private set { } }

    /// <summary>« Karim Durand ».</summary>
    public string NomComplet => $"{Prenom} {NomUsage}";

    /// <summary>« M. Karim Durand ».</summary>
    public string Designation => $"{Abreviation} {NomComplet}";

    /// <summary>« M. Durand ».</summary>
    public string DesignationCourte => $"{Abreviation} {NomUsage}";

    private string Abreviation => Civilite is Civilite.M ? "M." : "Mme";
}
