using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Lots;

/// <summary>
/// Ce qu'une nature d'opération par lot sait faire : préparer les lignes d'une sélection, puis en exécuter une.
/// Le moteur fait le reste : bail, reprise, arrêt, compte rendu. Une classe par nature, trouvée d'elle-même.
/// </summary>
public abstract class GesteEnLot
{
    public abstract NatureDeLot Nature { get; }

    /// <summary>Le droit qu'il faut pour lancer le lot, et encore à chaque ligne.</summary>
    public abstract Permission Permission { get; }

    /// <summary>Ce que l'on dit à qui n'a pas coché la phrase.</summary>
    public virtual Regle SansConsentement => ReglesDesLots.Confirmation;

    /// <summary>Ce que l'on dit d'un mot de passe faux, quand la nature le demande.</summary>
    public virtual Regle MotDePasseFaux => ReglesDesLots.MotDePasse;

    /// <summary>Les lignes de ces objets, tels qu'ils sont montrés maintenant, dans le périmètre de l'acteur ; empêchées, avec leur raison, si elles ne peuvent pas entrer.</summary>
    public abstract Task<IReadOnlyList<LigneDeLot>> PreparerAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct);

    /// <summary>
    /// Exécute une ligne au nom de l'auteur : relit l'objet, le juge, agit, consigne, prépare les courriels, et n'enregistre pas.
    /// Le moteur enregistre tout d'une transaction, issue de la ligne comprise. Un refus du domaine écarte la ligne.
    /// </summary>
    public abstract Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct);

    /// <summary>Ce qui suit une ligne faite et enregistrée, dans sa propre transaction ; un échec ici ne défait rien.</summary>
    public virtual Task SuivreAsync(LigneDeLot ligne, CancellationToken ct) => Task.CompletedTask;
}
