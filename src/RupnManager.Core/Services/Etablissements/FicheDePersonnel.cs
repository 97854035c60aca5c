using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Etablissements;

/// <summary>Ce que le chef d'établissement écrit d'un agent. Un NUMEN vide laisse celui qui est enregistré.</summary>
public sealed record FicheDePersonnel
{
    public required Civilite Civilite { get; init; }
    public required string Prenom { get; init; }
    public required string NomUsage { get; init; }
    public string? NomNaissance { get; init; }
    public required string Courriel { get; init; }
    public required CategorieDePersonnel Categorie { get; init; }
    public required string CorpsGrade { get; init; }
    public required bool Titulaire { get; init; }
    public DateOnly? ServiceCompletLe { get; init; }
    public string? CommentaireService { get; init; }
    public string? Numen { get; init; }
    public bool EffacerNumen { get; init; }

    /// <summary>La version lue : deux personnes ne s'écrasent pas.</summary>
    public int Version { get; init; }
}

/// <summary>Une ligne de la liste des personnels.</summary>
public sealed record LigneDePersonnel(
    Guid Id, string Nom, string Courriel, CategorieDePersonnel Categorie, string CorpsGrade, bool Titulaire,
    DateOnly? ServiceCompletLe, DateOnly? DernierJour, bool EnFonction);

/// <summary>Une fiche ouverte : ce qu'elle contient, et ce que l'on peut y changer.</summary>
/// <param name="Fiche">Les valeurs enregistrées, sans le NUMEN.</param>
/// <param name="Designation">« M. Karim Durand ».</param>
/// <param name="NumenMasque">Le NUMEN masqué, ou rien.</param>
/// <param name="IdentiteModifiable">Faux si la personne exerce aussi ailleurs : son identité n'est pas à ce chef.</param>
/// <param name="CourrielModifiable">Faux si le courriel sert à se connecter.</param>
/// <param name="DernierJour">Son dernier jour, si son départ est noté.</param>
public sealed record FicheOuverte(
    FicheDePersonnel Fiche, string Designation, string? NumenMasque, bool IdentiteModifiable, bool CourrielModifiable, DateOnly? DernierJour);
