package io.linebeat.core.rooms;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.function.Predicate;

/// Conditions on single instructions, which the dependencies between classes do not show.
final class Bytecode {
    private Bytecode() {}

    static ArchCondition<JavaClass> computeWithFloatingPoint() {
        return new ArchCondition<>("compute with floating point") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                ClassModel model = model(owner);
                for (FieldModel field : model.fields()) {
                    add(
                            events,
                            owner,
                            field.fieldName().stringValue(),
                            isFloating(field.fieldType().stringValue()));
                }
                for (MethodModel method : model.methods()) {
                    boolean found = isFloating(method.methodType().stringValue()) || has(method, Bytecode::isFloating);
                    add(events, owner, method.methodName().stringValue(), found);
                }
            }
        };
    }

    static ArchCondition<JavaClass> subtractInstants() {
        return new ArchCondition<>("subtract instants") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (MethodModel method : model(owner).methods()) {
                    add(events, owner, method.methodName().stringValue(), has(method, Bytecode::isSubtraction));
                }
            }
        };
    }

    private static void add(ConditionEvents events, JavaClass owner, String member, boolean found) {
        events.add(new SimpleConditionEvent(owner, found, owner.getName() + "." + member));
    }

    private static ClassModel model(JavaClass owner) {
        try (InputStream bytes =
                owner.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(MethodModel method, Predicate<Instruction> which) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof Instruction instruction && which.test(instruction));
    }

    private static boolean isFloating(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction it -> it.constantValue() instanceof Double || it.constantValue() instanceof Float;
            case InvokeInstruction call -> isFloating(call.type().stringValue());
            default -> instruction.opcode().name().matches("[FD](ADD|SUB|MUL|DIV|REM|NEG|CMP[GL]|2[IL])|[IL]2[FD]");
        };
    }

    private static boolean isFloating(String descriptor) {
        return descriptor.matches(".*java/lang/(Double|Float);.*")
                || descriptor.replaceAll("L[^;]*;", "").matches(".*[FD].*");
    }

    private static boolean isSubtraction(Instruction instruction) {
        return instruction instanceof InvokeInstruction call
                ? isSubtraction(call.owner().asInternalName(), call.name().stringValue())
                : instruction.opcode() == Opcode.LSUB;
    }

    private static boolean isSubtraction(String owner, String method) {
        return owner.startsWith("java/time/")
                ? method.equals("between") || method.equals("until")
                : owner.equals("java/lang/Math") && method.equals("subtractExact");
    }
}
