package org.ukms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;

/** The five rules of the house. */
@AnalyzeClasses(packages = "org.ukms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.ukms.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theContainerIsTouchedByTheServerPackageAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ukms.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..");

  @ArchTest
  static final ArchRule tomlIsReadByTheConfigPackageAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ukms.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tomlj..");

  /** Derived in {@code key}, sent by the simulated device, stored by {@code state}, delivered. */
  @ArchTest
  static final ArchRule rawKeyBytesAreReadOnlyWhereAKeyIsDerivedSentStoredOrDelivered =
      noClasses()
          .that(
              DescribedPredicate.not(
                  resideInAnyPackage("org.ukms.key..", "org.ukms.state", "org.ukms.delivery..")))
          .should()
          .callMethodWhere(exposes());

  @ArchTest
  static final ArchRule clockAndRandomnessComeInFromTheTop =
      noClasses()
          .that(
              DescribedPredicate.not(resideInAnyPackage("org.ukms.launcher..", "org.ukms.server"))
                  .and(
                      describe(
                          "are not at the top", type -> !type.getPackageName().equals("org.ukms"))))
          .should()
          .callMethodWhere(readsClockOrRandomness())
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule configurationIsSeenByTheTopAlone =
      classes()
          .that()
          .resideInAPackage("org.ukms.config..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.ukms", "org.ukms.config..", "org.ukms.server", "org.ukms.launcher");

  private static DescribedPredicate<JavaCall<?>> exposes() {
    return describe(
        "lends key bytes",
        call ->
            (call.getTargetOwner().isEquivalentTo(KeyMaterial.class)
                    || call.getTargetOwner().isEquivalentTo(Psk.class))
                && call.getName().startsWith("expose"));
  }

  private static DescribedPredicate<JavaCall<?>> readsClockOrRandomness() {
    Set<String> sources =
        Set.of("System.nanoTime", "System.currentTimeMillis", "Math.random", "Instant.now");
    return describe(
        "reads a clock or a source of randomness",
        call -> {
          AccessTarget target = call.getTarget();
          String name = target.getOwner().getSimpleName() + "." + target.getName();
          return sources.contains(name)
              || (target.getOwner().isEquivalentTo(UUID.class)
                  && target.getName().equals("randomUUID"))
              || (target.getOwner().isEquivalentTo(Instant.class)
                  && target.getName().equals("now"));
        });
  }
}
