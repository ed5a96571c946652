package com.ziraai.proof.agent;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Puts {@code Runtime.getRuntime().halt(137)} before the first instruction of a method. */
final class Trap implements ClassFileTransformer {

    /** What a shell reports of a process that was killed by SIGKILL. */
    private static final int KILLED = 137;

    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");

    private final Class<?> target;
    private final String method;
    private volatile boolean set;

    Trap(Class<?> target, String method) {
        this.target = target;
        this.method = method;
    }

    boolean isSet() {
        return set;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (redefined != target) {
            return null;
        }
        var file = ClassFile.of();
        return file.transformClass(
                file.parse(bytes),
                ClassTransform.transformingMethodBodies(this::isMethod, new HaltFirst()));
    }

    private boolean isMethod(MethodModel model) {
        boolean found = model.methodName().equalsString(method) && model.code().isPresent();
        set |= found;
        return found;
    }

    private static final class HaltFirst implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            code.invokestatic(RUNTIME, "getRuntime", MethodTypeDesc.of(RUNTIME))
                    .sipush(KILLED)
                    .invokevirtual(RUNTIME, "halt", MethodTypeDesc.of(CD_void, CD_int));
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
